# The design system of the pages, and what we make of it.
#
# corner_web_package(FOLDER NAME): installs what FOLDER/package-lock.json pins into
# ${CMAKE_BINARY_DIR}/web, once a lock file, and sets ${NAME} to the folder of its packages. Uses
# npm's cache first, so a machine that has fetched it before needs no network.
function(corner_web_package folder name)
  set(into ${CMAKE_BINARY_DIR}/web)
  set(inputs package.json package-lock.json .npmrc)
  list(TRANSFORM inputs PREPEND ${folder}/ OUTPUT_VARIABLE paths)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${paths})
  set(${name} ${into}/node_modules PARENT_SCOPE)

  file(SHA256 ${folder}/package-lock.json wanted)
  set(stamp ${into}/installed.sha256)
  set(installed "")
  if(EXISTS ${stamp} AND EXISTS ${into}/node_modules)
    file(READ ${stamp} installed)
  endif()
  if(installed STREQUAL wanted)
    return()
  endif()

  find_program(CORNER_NPM npm)
  if(NOT CORNER_NPM)
    message(FATAL_ERROR "npm is missing; the pages' style sheet is made from an npm package. "
                        "Install Debian's nodejs and npm, or run ./check, which does.")
  endif()
  message(STATUS "Installing the pages' design system with npm")
  foreach(input IN LISTS inputs)
    configure_file(${folder}/${input} ${into}/${input} COPYONLY)
  endforeach()
  execute_process(COMMAND ${CORNER_NPM} ci --prefer-offline --no-progress --loglevel=error
    WORKING_DIRECTORY ${into} RESULT_VARIABLE result OUTPUT_VARIABLE said ERROR_VARIABLE said)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "npm could not install the pages' design system. The first time, this "
                        "needs the network.\n${said}")
  endif()
  file(WRITE ${stamp} ${wanted})
endfunction()

# corner_web_assets(TARGET FOLDER PACKAGE): makes the style sheet, the module and the licences from
# PACKAGE and FOLDER's own files, and links each with its compressed twin into TARGET, as
# corner_app_css, corner_app_css_gz and so on.
function(corner_web_assets target folder package)
  find_package(Python3 REQUIRED COMPONENTS Interpreter)
  set(out ${CMAKE_CURRENT_BINARY_DIR}/web)
  set(files app.css app.css.gz app.mjs app.mjs.gz licences.txt licences.txt.gz)
  list(TRANSFORM files PREPEND ${out}/ OUTPUT_VARIABLE outputs)
  add_custom_command(OUTPUT ${outputs}
    COMMAND ${Python3_EXECUTABLE} ${folder}/build_assets.py --package ${package} --own ${folder}
            --out ${out}
    DEPENDS ${folder}/build_assets.py ${folder}/app.css ${folder}/app.mjs ${folder}/licences.txt
            ${package}/package.json
    COMMENT "Making the pages' style sheet and module" VERBATIM)
  foreach(file IN LISTS files)
    string(REGEX REPLACE "[^a-z]" "_" symbol ${file})
    corner_embed(${target} corner_${symbol} ${out}/${file})
  endforeach()
endfunction()
