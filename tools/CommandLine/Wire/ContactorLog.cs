using System.Globalization;
using NanoV2G.Hal.Simulated.Run;

namespace NanoV2G.Tools.Wire;

/// <summary>
/// Writes <c>contactor.csv</c>: every change of the contactor and every fault with its time, and how long after the
/// newest fault's beginning it came. Times are those of the site's steps of 10 ms.
/// </summary>
public sealed class ContactorLog : IDisposable
{
    /// <summary>The header.</summary>
    public const string Header = "time,since_start_ms,event,since_fault_ms,faults";

    private readonly TextWriter _file;
    private readonly List<SimulatedFault> _present = [];
    private readonly Dictionary<string, bool> _last = new(StringComparer.Ordinal);
    private long _faultMs = -1;

    /// <summary>Begins a log.</summary>
    /// <param name="file">Receives it; flushed at every line, since the site may be ended at any moment.</param>
    public ContactorLog(TextWriter file)
    {
        _file = file;
        WriteLine(Header);
    }

    /// <summary>Takes note of a contact; its first state and every change are written.</summary>
    /// <param name="unixMs">UTC, ms since 1970.</param>
    /// <param name="sinceStartMs">Time since the start, ms.</param>
    /// <param name="contact">Which, for example "main".</param>
    /// <param name="state">Its state.</param>
    /// <param name="whenTrue">What a change to true is called.</param>
    /// <param name="whenFalse">What a change to false is called.</param>
    public void Observe(long unixMs, long sinceStartMs, string contact, bool state, string whenTrue, string whenFalse)
    {
        if (!_last.TryGetValue(contact, out bool last) || last != state)
        {
            _last[contact] = state;
            Write(unixMs, sinceStartMs, state ? whenTrue : whenFalse);
        }
    }

    /// <summary>A fault begins or ends.</summary>
    /// <param name="unixMs">UTC, ms since 1970.</param>
    /// <param name="sinceStartMs">Time since the start, ms.</param>
    /// <param name="fault">The fault.</param>
    /// <param name="isPresent">Whether it begins.</param>
    public void Fault(long unixMs, long sinceStartMs, SimulatedFault fault, bool isPresent)
    {
        _present.Remove(fault);
        if (isPresent)
        {
            _present.Add(fault);
            _faultMs = sinceStartMs;
        }

        Write(unixMs, sinceStartMs, SimulatedFaults.NameOf(fault) + (isPresent ? "Begins" : "Ends"));
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void Write(long unixMs, long sinceStartMs, string what)
    {
        string sinceFault = _faultMs < 0 ? "" : (sinceStartMs - _faultMs).ToString(CultureInfo.InvariantCulture);
        string faults = string.Join(' ', _present.Select(SimulatedFaults.NameOf));
        string time = DateTimeOffset.FromUnixTimeMilliseconds(unixMs).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        WriteLine(string.Create(CultureInfo.InvariantCulture, $"{time},{sinceStartMs},{what},{sinceFault},{faults}"));
    }

    private void WriteLine(string line)
    {
        _file.Write(line + "\n");
        _file.Flush();
    }
}
