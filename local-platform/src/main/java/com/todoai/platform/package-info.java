/**
 * The platform on one machine, for the command line and the system tests alike: starts, stops and
 * kills parts and says how they are.
 */
package com.todoai.platform;
