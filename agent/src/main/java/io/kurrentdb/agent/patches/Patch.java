package io.kurrentdb.agent.patches;

/**
 * One change of one class of the driver or of a host; one file each. Its comment says what breaks
 * without it, where the fault is known, in which versions it was seen, and what happens when it
 * cannot be applied.
 */
interface Patch {
  /** Says which advice goes into which methods of the class that is woven. */
  void weave(Weave weave);
}
