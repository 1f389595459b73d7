/** Pages of a collection: how many, and the opaque cursor that says where the next one begins. */
package com.todoai.kit.paging;
