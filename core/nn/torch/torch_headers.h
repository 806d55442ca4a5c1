#pragma once
// Precompiled: the parts of LibTorch that this module uses, without torch/torch.h's modules and
// data loaders, which double the compile time.

#include <torch/autograd.h>
#include <torch/cuda.h>
#include <torch/types.h>
#include <torch/version.h>
