# One library a room, linked along the arrows of docs/architecture.md.
#
#   entente_library(query *.cpp USES entente_graph LIBRARIES Boost::headers)
#
# makes the static library entente_query from the sources that the patterns find in this folder. USES are our own
# libraries (PUBLIC: their headers stand in ours); LIBRARIES are third-party (PRIVATE: their headers never stand
# in our headers).

add_library(entente_options INTERFACE)
target_compile_options(entente_options INTERFACE -Wall -Wextra -Wshadow -Wconversion)
if(ENTENTE_SANITIZE)
  target_compile_options(entente_options INTERFACE
    -fsanitize=${ENTENTE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(entente_options INTERFACE -fsanitize=${ENTENTE_SANITIZE})
endif()

function(entente_library name)
  cmake_parse_arguments(ROOM "" "" "USES;LIBRARIES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${ROOM_UNPARSED_ARGUMENTS})
  add_library(entente_${name} STATIC ${sources})
  set_target_properties(entente_${name} PROPERTIES LINKER_LANGUAGE CXX)
  target_include_directories(entente_${name} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(entente_${name} PUBLIC fmt::fmt ${ROOM_USES} PRIVATE entente_options ${ROOM_LIBRARIES})
endfunction()

find_package(fmt REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n)
