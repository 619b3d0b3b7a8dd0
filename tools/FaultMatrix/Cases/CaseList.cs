namespace NanoV2G.Tools.FaultMatrix.Cases;

/// <summary>The cases: every fault of <see cref="FaultTable"/> in every posture, and the twins without a fault.</summary>
public static class CaseList
{
    /// <summary>All cases, the twins first.</summary>
    public static readonly IReadOnlyList<FaultCase> All = [.. Twins(), .. FaultTable.Rows.SelectMany(row => UnitPostures.All.Select(row.In))];

    /// <summary>The cases whose fault or posture is one of the names.</summary>
    /// <param name="names">Names of faults, postures or parts; without any, all cases.</param>
    /// <returns>The cases that are left: those of all faults named, in all postures named.</returns>
    public static IReadOnlyList<FaultCase> Filter(IReadOnlyCollection<string> names)
    {
        bool namesPosture = names.Any(IsPosture);
        bool namesFault = names.Any(name => !IsPosture(name));
        return
        [
            .. All.Where(one => !namesPosture || names.Contains(UnitPostures.NameOf(one.Posture)))
                .Where(one => !namesFault || names.Contains(one.Fault) || names.Contains(one.Part)),
        ];
    }

    /// <summary>Whether a name is one that <see cref="Filter"/> knows.</summary>
    /// <param name="name">The name.</param>
    /// <returns>False for a name of nothing.</returns>
    public static bool IsKnown(string name) => All.Any(one => one.Fault == name || one.Part == name) || IsPosture(name);

    private static IEnumerable<FaultCase> Twins() => UnitPostures.All.Select(posture => FaultCase.Base with { Posture = posture });

    private static bool IsPosture(string name) => UnitPostures.All.Any(posture => UnitPostures.NameOf(posture) == name);
}
