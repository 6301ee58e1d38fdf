/** The dashboard's files: which there are, and how a browser gets them. */
@NullMarked
package dev.trimtab.server.web;

import org.jspecify.annotations.NullMarked;
