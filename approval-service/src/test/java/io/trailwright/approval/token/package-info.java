/** Every defect of a token against every endpoint. */
package io.trailwright.approval.token;
