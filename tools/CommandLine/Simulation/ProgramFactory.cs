using NanoV2G.Firmware.Application;
using NanoV2G.Firmware.Settings;
using NanoV2G.Hal.Board;
using NanoV2G.Hal.Simulated.Run;

namespace NanoV2G.Tools.Simulation;

/// <summary>Makes the firmware anew at each boot and notes when.</summary>
public sealed class ProgramFactory : IProgramFactory
{
    private readonly UnitSettings _settings;
    private readonly Func<long> _utcUnixMs;
    private readonly List<long> _bootUnixMs = [];

    /// <summary>Makes the firmware of a unit.</summary>
    /// <param name="settings">Its settings.</param>
    /// <param name="utcUnixMs">True UTC now, ms since 1970.</param>
    public ProgramFactory(UnitSettings settings, Func<long> utcUnixMs)
    {
        _settings = settings;
        _utcUnixMs = utcUnixMs;
    }

    /// <summary>UTC of each boot, ms since 1970.</summary>
    public IReadOnlyList<long> BootUnixMs => _bootUnixMs;

    /// <inheritdoc/>
    public IBoardProgram Create(IBoard board)
    {
        _bootUnixMs.Add(_utcUnixMs());
        return new ChargepointProgram(board, _settings);
    }
}
