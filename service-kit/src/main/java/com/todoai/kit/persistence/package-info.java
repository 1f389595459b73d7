/** Brings the service's schema up to date before Hibernate looks at it. */
package com.todoai.kit.persistence;
