# corner_compile_fail(NAME FILE REGEX): a ctest which passes only if FILE, compiled with
# CORNER_FORBIDDEN_<NAME> defined, is refused with an error that matches REGEX (a CMake regular
# expression, held against the text after "error: "). FILE keeps the forbidden line apart:
#
#   #ifdef CORNER_FORBIDDEN_ComparingEditions
#   bool same = *SocCode::Parse("9231") == *OccCode<Soc2010>::Parse("9231");
#   #endif
#
# One FILE may hold several such lines, one a NAME. The positive control, `<FILE>.compiles`, is added
# with the first of them: without any forbidden line the same file must compile, so a case cannot
# pass because of a spelling mistake or a moved header. Only syntax and types are checked, with the
# options of every other target and every warning an error; nothing is built or linked.
set(CORNER_COMPILE_FAIL_SCRIPT ${CMAKE_CURRENT_LIST_DIR}/expect_compile_error.cmake)

function(corner_compile_fail name file regex)
  get_filename_component(path ${file} ABSOLUTE)
  file(RELATIVE_PATH shown ${PROJECT_SOURCE_DIR}/tests ${path})
  get_directory_property(options COMPILE_OPTIONS)
  set(compile ${CMAKE_CXX_COMPILER} -std=c++${CMAKE_CXX_STANDARD} -fsyntax-only ${options} -Werror
    -I${PROJECT_SOURCE_DIR})
  get_property(controlled GLOBAL PROPERTY CORNER_COMPILE_FAIL_CONTROLLED)
  if(NOT path IN_LIST controlled)
    set_property(GLOBAL APPEND PROPERTY CORNER_COMPILE_FAIL_CONTROLLED ${path})
    add_test(NAME ${shown}.compiles COMMAND ${compile} ${path})
  endif()
  file(STRINGS ${path} forbidden REGEX "^#ifdef CORNER_FORBIDDEN_${name}$")
  if(NOT forbidden)
    message(FATAL_ERROR "${shown} has no line \"#ifdef CORNER_FORBIDDEN_${name}\".")
  endif()
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${path})
  add_test(NAME ${shown}.${name}
    COMMAND ${CMAKE_COMMAND} "-DEXPECTED=${regex}" -P ${CORNER_COMPILE_FAIL_SCRIPT} --
      ${compile} -DCORNER_FORBIDDEN_${name} ${path})
endfunction()
