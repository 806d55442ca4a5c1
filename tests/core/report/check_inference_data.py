"""Checks NetCDF files against ArviZ's InferenceData schema: check_inference_data.py FILE...

https://python.arviz.org/en/stable/schema/schema.html. Needs xarray; where ArviZ is installed too,
it opens the files and summarises them.
"""
import sys

import netCDF4
import xarray

try:
    import arviz
except ImportError:
    arviz = None

GROUPS = {"posterior", "sample_stats", "observed_data"}  # of those that the schema knows
RESERVED = {"chain", "draw", "sample", "pred_id"}
STATISTICS = {"lp", "loss", "data_log_likelihood"}


def check(path):
    with netCDF4.Dataset(path) as file:
        assert set(file.groups) == GROUPS, set(file.groups)
        assert not file.variables, "variables belong to groups"
        assert file.creation_library and file.creation_library_version
    groups = {name: xarray.open_dataset(path, group=name) for name in GROUPS}
    for name, group in groups.items():
        for attribute in ("created_at", "inference_library", "inference_library_version"):
            assert group.attrs[attribute], (name, attribute)
        for dimension in group.dims:
            assert dimension in group.coords, f"{name}: {dimension} has no coordinate"
        assert not set(group.data_vars) & (RESERVED | set(group.dims)), name
    posterior, stats = groups["posterior"], groups["sample_stats"]
    for name in ("posterior", "sample_stats"):
        for variable in groups[name].data_vars.values():
            assert variable.dims[:2] == ("chain", "draw"), (name, variable.name, variable.dims)
            assert variable.dtype == float, (name, variable.name)
    for dimension in ("chain", "draw"):
        assert posterior[dimension].equals(stats[dimension]), dimension
    assert not RESERVED & set(groups["observed_data"].dims), "observed data are no samples"
    # sample_stats.log_likelihood would be taken for values cell by cell.
    assert set(stats.data_vars) <= STATISTICS, set(stats.data_vars)


def check_in_arviz(path):
    data = arviz.from_netcdf(path)
    assert set(data.groups()) == GROUPS, data.groups()
    table = arviz.summary(data, fmt="wide")
    names = {label.split("[")[0] for label in table.index}
    assert names == set(data.posterior.data_vars), (names, set(data.posterior.data_vars))
    assert {"mean", "sd", "ess_bulk", "r_hat"} <= set(table.columns)
    try:
        arviz.loo(data)
    except TypeError:
        return  # there is nothing to compare models by
    raise AssertionError("something was taken for the log-likelihoods of single cells")


for file in sys.argv[1:]:
    check(file)
    if arviz is not None:
        check_in_arviz(file)
print("ArviZ", arviz.__version__ if arviz else "not installed: schema only")
