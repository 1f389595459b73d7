/**
 * What a service tells its platform of itself: started, ready and live, each looking only at what
 * restarting or withdrawing the service could mend.
 */
package com.todoai.kit.health;
