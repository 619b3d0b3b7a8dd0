using NanoV2G.Firmware.Application;
using NanoV2G.Firmware.Settings;
using NanoV2G.Hal.Board;
using NanoV2G.Hal.Simulated.Board;
using NanoV2G.Hal.Simulated.Messages;
using NanoV2G.Hal.Simulated.Profiles;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Hal.Vehicle;
using NanoV2G.Tests.Watchdog;

namespace NanoV2G.Tests.Simulation;

/// <summary>The whole firmware at a simulated house, as it runs on either runtime.</summary>
public sealed class SimulatedUnit : IProgramFactory
{
    private const int Seed = 20260131;

    /// <summary>A unit at the default site, starting at this time.</summary>
    /// <param name="startUtcUnixMs">Start, Unix ms.</param>
    /// <param name="startLocalSecond">The same as second of the local day.</param>
    public SimulatedUnit(long startUtcUnixMs, int startLocalSecond)
        : this(At(startUtcUnixMs), startLocalSecond)
    {
    }

    /// <summary>A unit at a site of its own.</summary>
    /// <param name="parameters">The site, its start among them.</param>
    /// <param name="startLocalSecond">The start as second of the local day.</param>
    public SimulatedUnit(SiteParameters parameters, int startLocalSecond)
        : this(parameters, startLocalSecond, VehicleProtocol.None)
    {
    }

    /// <summary>A unit with a vehicle gateway.</summary>
    /// <param name="parameters">The site, its start among them.</param>
    /// <param name="startLocalSecond">The start as second of the local day.</param>
    /// <param name="protocol">What the car speaks.</param>
    public SimulatedUnit(SiteParameters parameters, int startLocalSecond, VehicleProtocol protocol)
    {
        Settings.InstallerReset = BegunLedger.Number;
        Settings.ExportLimitMilliamps = 16000;
        Settings.OtherGenerationMilliamps = 14500;
        Settings.GreatestHouseDemandMilliamps = 55000;
        Site = new SimulatedSite(
            parameters,
            new GeneratedHouse(Seed, startLocalSecond),
            new GeneratedSolar(Seed, 3000, startLocalSecond, 8 * 3600, 17 * 3600),
            Seed);
        Messages = new MessageHash();
        Link = new SimulatedMessageLink(Site, Messages, 1);
        FieldSettings field = SimulatedHardware.SettingsFor(parameters);
        field.VehicleLink = protocol;
        SimulatedHardware hardware = new SimulatedHardware(Site, field, 1);
        BegunLedger.PutOn(hardware.Store);
        Run = new SimulatedRun(hardware, this, Link);
        Run.LinkThread.HandshakeMs = SimulatedLinkThread.UsualHandshakeMs;
    }

    /// <summary>The unit's settings, to be changed before the first step.</summary>
    public UnitSettings Settings { get; } = new UnitSettings();

    /// <summary>The site.</summary>
    public SimulatedSite Site { get; }

    /// <summary>The link between unit and broker.</summary>
    public SimulatedMessageLink Link { get; }

    /// <summary>What was published.</summary>
    public MessageHash Messages { get; }

    /// <summary>The run.</summary>
    public SimulatedRun Run { get; }

    /// <summary>The firmware of the present boot.</summary>
    public ChargepointProgram Program { get; private set; }

    /// <summary>Longest time without a break that the true current was above the export limit, ms.</summary>
    public int LongestAboveLimitMs { get; private set; }

    /// <inheritdoc/>
    public IBoardProgram Create(IBoard board)
    {
        Program = new ChargepointProgram(board, Settings);
        return Program;
    }

    /// <summary>Runs on, watching the plant's true current.</summary>
    /// <param name="minutes">How long.</param>
    public void RunMinutes(int minutes)
    {
        int aboveMs = 0;
        for (int step = 0; step < minutes * 60 * (1000 / SiteTiming.StepMs); step++)
        {
            Run.StepTenMs();
            aboveMs = -Site.GridMilliamps > Settings.ExportLimitMilliamps ? aboveMs + SiteTiming.StepMs : 0;
            LongestAboveLimitMs = aboveMs > LongestAboveLimitMs ? aboveMs : LongestAboveLimitMs;
        }
    }

    private static SiteParameters At(long startUtcUnixMs)
    {
        SiteParameters parameters = new SiteParameters();
        parameters.StartUtcUnixMs = startUtcUnixMs;
        return parameters;
    }
}
