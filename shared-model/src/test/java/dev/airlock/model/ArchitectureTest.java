package dev.airlock.model;

import dev.airlock.rules.HouseRulesContract;

class ArchitectureTest extends HouseRulesContract {}
