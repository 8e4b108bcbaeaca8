# cmake -DEXPECTED=REGEX -P expect_compile_error.cmake -- COMPILER ARGUMENTS...
# Succeeds if that command fails with a line "error: ... REGEX ...".
set(command)
set(begun FALSE)
math(EXPR last "${CMAKE_ARGC} - 1")
foreach(i RANGE ${last})
  if(begun)
    list(APPEND command "${CMAKE_ARGV${i}}")
  elseif(CMAKE_ARGV${i} STREQUAL "--")
    set(begun TRUE)
  endif()
endforeach()

set(ENV{LC_ALL} C)  # plain quotation marks
execute_process(COMMAND ${command} RESULT_VARIABLE result OUTPUT_VARIABLE said ERROR_VARIABLE said)
if(result EQUAL 0)
  message(FATAL_ERROR "This compiles, and must not.")
endif()
if(NOT said MATCHES "error: [^\n]*(${EXPECTED})")
  message(FATAL_ERROR "Refused, but no error matches \"${EXPECTED}\":\n${said}")
endif()
