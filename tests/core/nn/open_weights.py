"""Opens a weight file in PyTorch, as its users do: open_weights.py FILE.pt SOLVER [CASES.json]

Compares every tensor bit by bit with those of our own solver file of the same weights. With
cases, runs the reference network on the weights and compares its log probabilities with theirs.
"""
import inspect
import json
import math
import sys

import torch


def solver_tensors(path):
    """core/nn/checkpoint.cpp: magic, format version (u32), header length (u64), header, tensors."""
    data = open(path, "rb").read()
    size = int.from_bytes(data[12:20], "little")
    header = json.loads(data[20 : 20 + size])
    tensors = {}
    for name, entry in header["tensors"].items():
        dtype = torch.float64 if entry["type"] == "f64" else torch.float32
        count = math.prod(entry["shape"])
        start = 20 + size + entry["offset"]
        tensors[name] = torch.frombuffer(
            bytearray(data), dtype=dtype, count=count, offset=start
        ).reshape(entry["shape"])
    return tensors


def log_probabilities(w, config, log_params, states):
    """The reference network, sample by sample: log P of each state's tokens."""
    width, heads = config["embedding_dimension"], config["n_head"]
    dtype = w["pro_fc.weight"].dtype

    def norm(x, weight):
        return torch.nn.functional.layer_norm(x, (width,), weight, eps=config["layer_norm_eps"])

    def gelu(x):
        return 0.5 * x * (1 + torch.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)))

    prompt = torch.tensor(
        log_params + config["initial_value"] + [float(config["time"])], dtype=dtype
    )
    scalars = gelu(w["pro_fc.weight"] @ prompt + w["pro_fc.bias"])
    result = []
    for state in states:
        tokens = torch.tensor(state[:-1], dtype=torch.long)
        x = torch.cat([scalars[:, None] * w["pro_emb.weight"].T, w["transformer.wte.weight"][tokens]])
        x = x + w["transformer.wpe.weight"][: len(x)]
        mask = torch.full((len(x), len(x)), -math.inf, dtype=dtype).triu(1)
        for i in range(config["num_layers"]):
            block = f"transformer.h.{i}."
            qkv = norm(x, w[block + "ln_1.weight"]) @ w[block + "attn.c_attn.weight"].T
            q, k, v = (t.reshape(len(x), heads, -1).transpose(0, 1) for t in qkv.split(width, 1))
            scores = q @ k.transpose(1, 2) / math.sqrt(width // heads) + mask
            mixed = (scores.softmax(-1) @ v).transpose(0, 1).reshape(len(x), width)
            x = x + mixed @ w[block + "attn.c_proj.weight"].T
            hidden = gelu(norm(x, w[block + "ln_2.weight"]) @ w[block + "mlp.c_fc.weight"].T)
            x = x + hidden @ w[block + "mlp.c_proj.weight"].T
        logits = norm(x, w["transformer.ln_f.weight"]) @ w["lm_head.weight"].T
        first = config["variable_dimension"] - 1
        result.append(
            [
                logits[first + k, :bound].log_softmax(-1)[state[k]].item()
                for k, bound in enumerate(config["state_upper_bound"])
            ]
        )
    return torch.tensor(result, dtype=torch.float64)


options = {"map_location": "cpu"}
state = torch.load(sys.argv[1], **options)["net_state_dict"]
if "weights_only" in inspect.signature(torch.load).parameters:
    state = torch.load(sys.argv[1], weights_only=True, **options)["net_state_dict"]
assert type(state).__name__ == "OrderedDict", type(state)
expected = solver_tensors(sys.argv[2])
assert set(state) == set(expected) | {"lm_head.weight"}, set(state) ^ set(expected)
assert state["lm_head.weight"].data_ptr() == state["transformer.wte.weight"].data_ptr()
for name, tensor in expected.items():
    assert state[name].dtype == tensor.dtype and state[name].shape == tensor.shape, name
    assert state[name].numpy().tobytes() == tensor.numpy().tobytes(), name
print(f"{len(expected)} tensors are equal")

if len(sys.argv) > 3:
    cases = json.load(open(sys.argv[3]))
    largest = 0.0
    for case in cases["cases"]:
        found = log_probabilities(state, cases["config"], case["log_params"], case["states"])
        wanted = torch.tensor(case["conditional_log_prob"], dtype=torch.float64)
        largest = max(largest, (found - wanted).abs().max().item())
    assert largest < 1e-9, largest
    print(f"log probabilities are equal, to {largest:.1e}")
