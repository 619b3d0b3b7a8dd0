using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Tools.Reports;

namespace NanoV2G.Tools.Wire;

/// <summary>Which key makes, or clears, which fault.</summary>
public static class FaultKeys
{
    /// <summary>The key that plugs the car in or out.</summary>
    public const char Plug = 'p';

    /// <summary>The key that ends the site.</summary>
    public const char Quit = 'q';

    /// <summary>The key that shows the keys again.</summary>
    public const char Help = '?';

    private static readonly (char Key, SimulatedFault Fault)[] Keys =
    [
        ('m', SimulatedFault.MeterSilent),
        ('f', SimulatedFault.MeterFrozen),
        ('r', SimulatedFault.MeterReversed),
        ('c', SimulatedFault.MeterClipped),
        ('d', SimulatedFault.MeterDropsAnswers),
        ('o', SimulatedFault.MeterReplayed),
        ('t', SimulatedFault.MeterPhasesSwapped),
        ('h', SimulatedFault.MeterScaled),
        ('z', SimulatedFault.MeterNoisy),
        ('k', SimulatedFault.MeterCurrentStuck),
        ('a', SimulatedFault.AssetMeterSilent),
        ('s', SimulatedFault.InverterSilent),
        ('i', SimulatedFault.InverterIgnores),
        ('n', SimulatedFault.BusNoise),
        ('w', SimulatedFault.ContactorWelded),
        ('j', SimulatedFault.ContactorJammed),
        ('v', SimulatedFault.VoltageSag),
        ('x', SimulatedFault.PowerCut),
    ];

    /// <summary>The fault of a key.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The fault, or null.</returns>
    public static SimulatedFault? FaultOf(char key)
    {
        foreach ((char own, SimulatedFault fault) in Keys)
        {
            if (own == char.ToLowerInvariant(key))
            {
                return fault;
            }
        }

        return null;
    }

    /// <summary>The keys in words.</summary>
    /// <returns>One line.</returns>
    public static string HelpLine()
    {
        IEnumerable<string> faults = Keys.Select(entry => $"{entry.Key} {FaultWords.Title(SimulatedFaults.NameOf(entry.Fault)).ToLowerInvariant()}");
        return $"Keys: {string.Join(", ", faults)}; {Plug} plug; {Help} keys; {Quit} quit. The same key clears a fault.";
    }
}
