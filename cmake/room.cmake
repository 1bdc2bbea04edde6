# One library a room, linked along the arrows of docs/architecture.md.
#
#   entente_room(query USES entente_graph LIBRARIES Boost::graph)
#
# makes the static library entente_query from every source in this folder. USES are our own rooms (PUBLIC: their
# headers stand in ours); LIBRARIES are third-party (PRIVATE: their headers never stand in our headers).

add_library(entente_options INTERFACE)
target_compile_options(entente_options INTERFACE -Wall -Wextra -Wshadow -Wconversion)
if(ENTENTE_SANITIZE)
  target_compile_options(entente_options INTERFACE
    -fsanitize=${ENTENTE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(entente_options INTERFACE -fsanitize=${ENTENTE_SANITIZE})
endif()

function(entente_room name)
  cmake_parse_arguments(ROOM "" "" "USES;LIBRARIES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  add_library(entente_${name} STATIC ${sources})
  target_include_directories(entente_${name} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(entente_${name} PUBLIC fmt::fmt ${ROOM_USES} PRIVATE entente_options ${ROOM_LIBRARIES})
endfunction()

find_package(fmt REQUIRED)
find_package(PkgConfig REQUIRED)
