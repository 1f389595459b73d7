/**
 * What is on the machine already and what is made or fetched once: the repository's build output,
 * the cache, the external tools.
 */
package com.todoai.platform.install;
