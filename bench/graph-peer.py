"""The same kernels by igraph and networkit, for bench/graph.ts.

    python3 bench/graph-peer.py FILE KERNEL[:NUMBER]...

Reads ties as bench/graph-model.ts writes them; prints one line of JSON: versions, and for each kernel and library the seconds
of processor time and a figure to compare. A library that is not there is null among the versions. Building a network is not part of a kernel's time.
"""
import importlib
import json
import sys
import time


def load(name):
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


numpy, igraph, networkit = load("numpy"), load("igraph"), load("networkit")
if not numpy:
    sys.exit("numpy is not there")
if networkit:
    networkit.setNumberOfThreads(1)
    networkit.setSeed(42, False)

numbers = numpy.fromfile(sys.argv[1], dtype=numpy.int32).astype(numpy.int64)
nodes, ties = int(numbers[0]), int(numbers[1])
starts, ends = numbers[2 : 2 + ties], numbers[2 + ties :]
built = {}


def merged(directed):
    """Ties between the same two as one with the sum of their weights; self-loops only where there are directions."""
    first, second = starts, ends
    if not directed:
        kept = starts != ends
        first, second = numpy.minimum(starts, ends)[kept], numpy.maximum(starts, ends)[kept]
    keys, weights = numpy.unique(first * nodes + second, return_counts=True)
    return keys // nodes, keys % nodes, weights.astype(numpy.float64)


def igraph_network(directed):
    if ("igraph", directed) not in built:
        first, second, weights = merged(directed)
        network = igraph.Graph(n=nodes, edges=numpy.column_stack((first, second)), directed=directed)
        network.es["weight"] = weights.tolist()
        built["igraph", directed] = network
    return built["igraph", directed]


def networkit_network(directed):
    if ("networkit", directed) not in built:
        first, second, weights = merged(directed)
        built["networkit", directed] = networkit.GraphFromCoo(
            (weights, (first, second)), n=nodes, weighted=True, directed=directed
        )
    return built["networkit", directed]


def lean(directed):
    """Without weights, which betweenness would otherwise take for lengths."""
    return networkit.graphtools.toUnweighted(networkit_network(directed))


def median_sorted(values):
    ordered = sorted(values)
    return ordered[len(ordered) // 2]


def igraph_kernels(number):
    both, along = lambda: igraph_network(False), lambda: igraph_network(True)
    return {
        "weakComponents": (both, lambda g: len(g.connected_components())),
        "strongComponents": (along, lambda g: len(g.connected_components(mode="strong"))),
        "strength": (both, lambda g: max(g.strength(weights="weight"))),
        "pageRank": (along, lambda g: max(g.pagerank(weights="weight"))),
        "articulation": (both, lambda g: len(g.articulation_points())),
        "betweenness": (both, lambda g: max(g.betweenness(directed=False))),
        # As many starting nodes; which ones does not matter for the time, and the figure is an estimate.
        "drawnBetweenness": (both, lambda g: max(g.betweenness(directed=False, sources=range(0, nodes, nodes // number))) * nodes / number),
        "communities": (both, lambda g: modularity_of(g, g.community_leiden("modularity", weights="weight", n_iterations=2))),
        "structuralHoles": (both, lambda g: median_sorted(g.constraint(weights="weight"))),
        "projection": (both, lambda g: g.bipartite_projection(types=[k >= number for k in range(nodes)], which=0).ecount()),
    }


def modularity_of(network, found):
    return lambda: network.modularity(found, weights="weight")


def networkit_kernels(number):
    both, along = lambda: networkit_network(False), lambda: networkit_network(True)
    kit = networkit

    def run(algorithm):
        algorithm.run()
        return algorithm

    def leiden(network):
        found = run(kit.community.ParallelLeiden(network, iterations=2, randomize=True)).getPartition()
        return lambda: kit.community.Modularity().getQuality(found, network)

    def page_rank(network):
        rank = kit.centrality.PageRank(network, 0.85, 1e-8, distributeSinks=kit.centrality.SinkHandling.DistributeSinks)
        rank.norm = kit.centrality.Norm.L1_NORM
        return max(run(rank).scores())

    return {
        "weakComponents": (both, lambda g: run(kit.components.ConnectedComponents(g)).numberOfComponents()),
        "strongComponents": (along, lambda g: run(kit.components.StronglyConnectedComponents(g)).numberOfComponents()),
        "strength": (both, lambda g: max(g.weightedDegree(node) for node in g.iterNodes())),
        "pageRank": (along, page_rank),
        # It counts each pair from both ends.
        "betweenness": (lambda: lean(False), lambda g: max(run(kit.centrality.Betweenness(g)).scores()) / 2),
        "drawnBetweenness": (lambda: lean(False), lambda g: max(run(kit.centrality.EstimateBetweenness(g, number)).scores()) / 2),
        "communities": (both, leiden),
    }


def measure(network_of, kernel):
    network = network_of()
    seconds, figure = [], None
    while len(seconds) < 25 and sum(seconds) < 2:
        began = time.process_time()
        figure = kernel(network)
        seconds.append(time.process_time() - began)
    return {"seconds": min(seconds), "figure": figure() if callable(figure) else figure}


found = {"versions": {"igraph": igraph and igraph.__version__, "networkit": networkit and networkit.__version__}, "kernels": {}}
for word in sys.argv[2:]:
    name, _, number = word.partition(":")
    number = int(number or 0)
    found["kernels"][name] = {
        library: measure(*kernels(number)[name])
        for library, there, kernels in (("igraph", igraph, igraph_kernels), ("networkit", networkit, networkit_kernels))
        if there and name in kernels(number)
    }
print(json.dumps(found))
