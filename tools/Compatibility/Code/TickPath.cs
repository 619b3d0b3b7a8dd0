using Mono.Cecil;
using Mono.Cecil.Cil;
using Op = Mono.Cecil.Cil.Code;

namespace NanoV2G.Tools.Compatibility.Code;

/// <summary>
/// Every method that a tick can reach, and by which way. Constructors are not followed: the allocation itself is what
/// the rules report. Static initialisers are not on the path, because the device runs them all at load.
/// </summary>
public sealed class TickPath
{
    private readonly Dictionary<MethodDefinition, MethodDefinition?> _callers = [];
    private readonly List<string> _missing = [];

    private TickPath()
    {
    }

    /// <summary>How many methods can be reached.</summary>
    public int Count => _callers.Count;

    /// <summary>Names given that stand for no method of the device side.</summary>
    public IReadOnlyList<string> Missing => _missing;

    /// <summary>Follows the calls.</summary>
    /// <param name="graph">The calls.</param>
    /// <param name="options">Names where the path starts and ends.</param>
    /// <returns>The path.</returns>
    public static TickPath Follow(CallGraph graph, CompatibilityOptions options)
    {
        TickPath path = new();
        path.Follow(graph, options.TickRoots, []);
        path.Follow(graph, options.StepRoots, options.StepEnds.SelectMany(name => path.Named(graph, name)).ToHashSet());
        return path;
    }

    /// <summary>Whether a tick can reach a method.</summary>
    /// <param name="method">The method.</param>
    /// <returns>Whether it can.</returns>
    public bool Contains(MethodDefinition method) => _callers.ContainsKey(method);

    /// <summary>One way from a root to a method.</summary>
    /// <param name="method">A method on the path.</param>
    /// <returns>Such as <c>Program.ControlTick &gt; Limits.Step</c>.</returns>
    public string WayTo(MethodDefinition method)
    {
        List<string> way = [];
        for (MethodDefinition? current = method; current is not null; current = _callers[current])
        {
            way.Insert(0, MemberNames.Short(current));
        }

        return string.Join(" > ", way);
    }

    private void Follow(CallGraph graph, IReadOnlyList<string> roots, HashSet<MethodDefinition> ends)
    {
        Queue<MethodDefinition> open = new();
        foreach (MethodDefinition start in roots.SelectMany(name => Named(graph, name)))
        {
            Add(start, null, ends, open);
        }

        while (open.TryDequeue(out MethodDefinition? method))
        {
            foreach (Instruction instruction in method.Body.Instructions.Where(one => one.OpCode.Code != Op.Newobj))
            {
                foreach (MethodDefinition target in graph.Targets(instruction))
                {
                    Add(target, method, ends, open);
                }
            }
        }
    }

    private List<MethodDefinition> Named(CallGraph graph, string name)
    {
        IReadOnlyList<MethodDefinition> methods = graph.Find(name);
        if (methods.Count == 0)
        {
            _missing.Add(name);
        }

        return methods.SelectMany(graph.Implementations).ToList();
    }

    private void Add(MethodDefinition method, MethodDefinition? caller, HashSet<MethodDefinition> ends, Queue<MethodDefinition> open)
    {
        if (method.HasBody && !ends.Contains(method) && _callers.TryAdd(method, caller))
        {
            open.Enqueue(method);
        }
    }
}
