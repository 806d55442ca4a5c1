# The target dyngpt_libtorch: LibTorch's headers, libraries and flags.
#
# With DYNGPT_TORCH_ROOT (a folder with include/ and lib/, as in a PyTorch installation) they are
# taken as they lie there: LibTorch's own CMake package wants a CUDA toolkit with a compiler
# wherever it was built for CUDA, and nothing here compiles CUDA.
set(DYNGPT_TORCH_ROOT "" CACHE PATH "LibTorch or PyTorch folder to use without its CMake package")

add_library(dyngpt_libtorch INTERFACE)
if(DYNGPT_TORCH_ROOT)
  set(TORCH_CXX_FLAGS "")
  file(GLOB torch_config ${DYNGPT_TORCH_ROOT}/share/cmake/Torch/TorchConfig.cmake)
  if(torch_config)
    file(STRINGS ${torch_config} torch_abi REGEX "set\\(TORCH_CXX_FLAGS")
    string(REGEX MATCH "-D_GLIBCXX_USE_CXX11_ABI=[01]" TORCH_CXX_FLAGS "${torch_abi}")
  endif()
  set(TORCH_INCLUDE_DIRS ${DYNGPT_TORCH_ROOT}/include
    ${DYNGPT_TORCH_ROOT}/include/torch/csrc/api/include)
  # Debian's lie in /usr/lib/x86_64-linux-gnu.
  set(torch_folder PATHS ${DYNGPT_TORCH_ROOT}/lib PATH_SUFFIXES ${CMAKE_LIBRARY_ARCHITECTURE}
    NO_DEFAULT_PATH)
  find_library(DYNGPT_TORCH_MAIN torch ${torch_folder} REQUIRED)
  find_library(DYNGPT_TORCH_CPU torch_cpu ${torch_folder} REQUIRED)
  find_library(DYNGPT_TORCH_C10 c10 ${torch_folder} REQUIRED)
  find_library(DYNGPT_TORCH_CUDA torch_cuda ${torch_folder})
  set(TORCH_LIBRARIES ${DYNGPT_TORCH_MAIN} ${DYNGPT_TORCH_CPU} ${DYNGPT_TORCH_C10})
  if(DYNGPT_TORCH_CUDA)
    # Registers itself when it is loaded; nothing calls it by name.
    list(APPEND TORCH_LIBRARIES
      "-Wl,--push-state,--no-as-needed" ${DYNGPT_TORCH_CUDA} "-Wl,--pop-state")
  endif()
  # What these libraries need themselves they find when they are loaded.
  target_link_options(dyngpt_libtorch INTERFACE "LINKER:--allow-shlib-undefined")
  message(STATUS "LibTorch: ${DYNGPT_TORCH_ROOT}, CUDA: ${DYNGPT_TORCH_CUDA}")
else()
  set(CMAKE_FIND_PACKAGE_TARGETS_GLOBAL ON) # used in tests/bench too
  find_package(Torch REQUIRED)
endif()

# std::string crosses from the module into core, and from core into muParser, fmt and libsbml.
if(TORCH_CXX_FLAGS MATCHES "_GLIBCXX_USE_CXX11_ABI=0")
  message(FATAL_ERROR "This LibTorch was built with the C++ ABI from before 2015 "
    "(_GLIBCXX_USE_CXX11_ABI=0), the system's muParser, fmt and libsbml were not: their strings "
    "differ and one program cannot hold both. Use PyTorch 2.6 or later, conda-forge's PyTorch, "
    "or the LibTorch download called cxx11-abi.")
endif()
separate_arguments(torch_flags UNIX_COMMAND "${TORCH_CXX_FLAGS}")
target_compile_options(dyngpt_libtorch INTERFACE ${torch_flags})
target_include_directories(dyngpt_libtorch SYSTEM INTERFACE ${TORCH_INCLUDE_DIRS})
target_link_libraries(dyngpt_libtorch INTERFACE ${TORCH_LIBRARIES})
