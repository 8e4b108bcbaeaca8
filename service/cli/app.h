// The command line: reads it, calls one command, gives the exit status.
#pragma once

namespace corner::cli {

int Run(int argc, char** argv);

}  // namespace corner::cli
