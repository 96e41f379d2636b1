package dev.airlock.sandbox;

import dev.airlock.rules.HouseRulesContract;

class ArchitectureTest extends HouseRulesContract {}
