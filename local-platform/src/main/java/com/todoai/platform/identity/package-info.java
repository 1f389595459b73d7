/**
 * Stands in for a company's identity provider: a key pair, the public half as a JWKS, and tokens
 * signed with the private half.
 */
package com.todoai.platform.identity;
