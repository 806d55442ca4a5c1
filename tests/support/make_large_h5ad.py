"""Writes a large h5ad file in CSR form, for trials of memory and time.

Needs h5py and numpy: python3 make_large_h5ad.py OUT.h5ad [CELLS] [GENES] [SHARE_NOT_ZERO]
Also prints what an importer must find: cells, the sum of all counts, and three genes' sums.
"""
import sys

import h5py
import numpy as np

out = sys.argv[1]
cells = int(sys.argv[2]) if len(sys.argv) > 2 else 50_000
genes = int(sys.argv[3]) if len(sys.argv) > 3 else 20_000
share = float(sys.argv[4]) if len(sys.argv) > 4 else 0.08
block = 1000
random = np.random.default_rng(1)
text = h5py.string_dtype()
sums = np.zeros(genes, "i8")

with h5py.File(out, "w") as file:
    for name, index in (("obs", [f"cell{i}" for i in range(cells)]), ("var", [f"gene{i}" for i in range(genes)])):
        group = file.create_group(name)
        group.attrs["_index"] = "_index"
        group.create_dataset("_index", data=index, dtype=text)
    condition = file.create_group("obs/condition")
    condition.create_dataset("categories", data=["control", "treated"], dtype=text)
    condition.create_dataset("codes", data=(np.arange(cells) % 2).astype("i1"))
    x = file.create_group("X")
    x.attrs["encoding-type"] = "csr_matrix"
    x.attrs["shape"] = (cells, genes)
    options = {"maxshape": (None,), "chunks": (1 << 18,), "compression": "gzip", "compression_opts": 1}
    data = x.create_dataset("data", (0,), "f4", **options)
    indices = x.create_dataset("indices", (0,), "i4", **options)
    indptr = [0]
    for first in range(0, cells, block):
        rows = min(block, cells - first)
        there = random.random((rows, genes), dtype="f4") < share
        row, column = np.nonzero(there)
        count = random.geometric(0.4, len(column))
        np.add.at(sums, column, count)
        for dataset, values in ((data, count), (indices, column)):
            dataset.resize((indptr[-1] + len(column),))
            dataset[indptr[-1] :] = values
        indptr += list(indptr[-1] + np.cumsum(there.sum(axis=1)))
    x.create_dataset("indptr", data=np.array(indptr, "i8"))

print(f"{cells} cells, {genes} genes, {indptr[-1]} entries, sum {sums.sum()}")
for gene in (0, genes // 2, genes - 1):
    print(f"gene{gene} {sums[gene]}")
