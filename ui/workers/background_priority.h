#pragma once
// Work that nobody waits for at the keyboard gives way to the window and to other programs.

namespace dyngpt {

/// Of the calling thread, and of those that it starts afterwards; where the system can do so.
void lowerPriority();

} // namespace dyngpt
