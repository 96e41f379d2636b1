package dev.airlock.config;

import dev.airlock.rules.HouseRulesContract;

class ArchitectureTest extends HouseRulesContract {}
