using System.Text.Json;
using NanoV2G.Hal.Simulated.Run;

namespace NanoV2G.Tools.Sites;

/// <summary>Reads the list <c>faults</c>.</summary>
public static class SiteFaultReader
{
    private static readonly string[] Keys = ["fault", "afterMs", "forMs"];

    /// <summary>Reads it.</summary>
    /// <param name="list">The list.</param>
    /// <param name="description">Receives the faults.</param>
    /// <param name="fail">Makes the error for a line and a reason.</param>
    public static void Read(JsonEntry list, SiteDescription description, Func<long, string, Exception> fail)
    {
        if (list.Kind != JsonTokenType.StartArray)
        {
            throw fail(list.Line, $"found {SiteFile.Show(list)} for faults, expected a list");
        }

        foreach (JsonEntry item in list.Items)
        {
            description.Faults.Add(ReadOne(item, fail));
        }
    }

    private static SiteFault ReadOne(JsonEntry item, Func<long, string, Exception> fail)
    {
        SiteFile.RequireObject("faults", item, fail);
        SimulatedFault? fault = null;
        int? afterMs = null;
        int? forMs = null;
        foreach ((string name, JsonEntry value) in item.Members)
        {
            switch (name)
            {
                case "fault":
                    fault = ReadFault(value, fail);
                    break;
                case "afterMs":
                    afterMs = PowerStepReader.Number("faults.afterMs", value, 0, int.MaxValue, fail);
                    break;
                case "forMs":
                    forMs = PowerStepReader.Number("faults.forMs", value, 1, int.MaxValue, fail);
                    break;
                default:
                    throw fail(value.Line, SiteFile.UnknownKey("faults", name, Keys));
            }
        }

        return fault is not null && afterMs is not null
            ? new SiteFault(fault.Value, afterMs.Value, forMs ?? SimulatedFaults.DefaultDurationMs(fault.Value))
            : throw fail(item.Line, "found a fault without \"fault\" or without \"afterMs\", expected both");
    }

    private static SimulatedFault ReadFault(JsonEntry value, Func<long, string, Exception> fail)
    {
        int fault = value.Kind == JsonTokenType.String ? SimulatedFaults.Find(value.Text) : -1;
        return fault >= 0
            ? (SimulatedFault)fault
            : throw fail(value.Line, $"found {SiteFile.Show(value)} for faults.fault, expected the name of a fault as in tools/nanov2g run --help");
    }
}
