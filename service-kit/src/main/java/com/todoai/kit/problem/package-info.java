/**
 * Every failure that leaves a service over HTTP, as {@code application/problem+json} (RFC 9457).
 */
package com.todoai.kit.problem;
