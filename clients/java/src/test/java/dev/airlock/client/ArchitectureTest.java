package dev.airlock.client;

import dev.airlock.rules.HouseRulesContract;

class ArchitectureTest extends HouseRulesContract {}
