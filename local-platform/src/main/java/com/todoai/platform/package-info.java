/**
 * The platform on one machine, for the command line, the system tests and the benchmarks alike:
 * starts, stops and kills parts and says how they are.
 */
package com.todoai.platform;
