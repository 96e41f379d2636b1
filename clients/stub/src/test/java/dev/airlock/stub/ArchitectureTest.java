package dev.airlock.stub;

import dev.airlock.rules.HouseRulesContract;

class ArchitectureTest extends HouseRulesContract {}
