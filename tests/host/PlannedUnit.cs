using NanoV2G.Firmware.Application;
using NanoV2G.Firmware.Control;
using NanoV2G.Firmware.Settings;
using NanoV2G.Hal.Board;
using NanoV2G.Hal.Simulated.Messages;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Tools.Commands;
using NanoV2G.Tools.Simulation;
using NanoV2G.Tools.Sites;

namespace NanoV2G.Tests;

/// <summary>The firmware at the site of a site file, planned as <c>nanov2g run</c> plans it, with a broker in memory.</summary>
internal sealed class PlannedUnit : IProgramFactory
{
    /// <summary>The site file of a steady house at which the unit is held back by the export limit for three quarters of an hour.</summary>
    public const string AtTheExportLimit = """
        {
          "run": { "start": "2026-01-14T12:00Z", "duration": "45m" },
          "unit": { "exportLimitMilliamps": 16000 },
          "house": [ { "afterMs": 0, "watts": 500 } ],
          "solar": [ { "afterMs": 0, "watts": 0 } ],
          "schedule": [ { "from": "00:00", "to": "24:00", "watts": -7000 } ]
        }
        """;

    /// <summary>Plans a site file and powers the unit; nothing has been stepped yet.</summary>
    /// <param name="json">The site file.</param>
    public PlannedUnit(string json)
    {
        Plan = RunPlanner.Make(new RunOptions(), SiteFile.Parse(json, "the test's site"));
        Site = PlannedRun.MakeSite(Plan);
        Run = PlannedRun.Start(Plan, Site, this, new SimulatedMessageLink(Site));
        View = new UnitView(Run, _ => Control);
    }

    /// <summary>The plan.</summary>
    public RunPlan Plan { get; }

    /// <summary>Its site.</summary>
    public SimulatedSite Site { get; }

    /// <summary>Its run.</summary>
    public SimulatedRun Run { get; }

    /// <summary>What can be seen of the unit.</summary>
    public UnitView View { get; }

    /// <summary>The firmware of this boot.</summary>
    public ChargepointProgram? Program { get; private set; }

    /// <summary>Its control loop.</summary>
    public ControlLoop Control => Program!.Control;

    /// <summary>Done to the settings before each boot but the first.</summary>
    public Action<UnitSettings> BeforeRestart { get; init; } = _ => { };

    /// <summary>Makes the program that runs out of the firmware.</summary>
    public Func<ChargepointProgram, IBoard, IBoardProgram> Wrap { get; init; } = (program, _) => program;

    /// <inheritdoc/>
    public IBoardProgram Create(IBoard board)
    {
        if (Program is not null)
        {
            BeforeRestart(Plan.Unit);
        }

        Program = new ChargepointProgram(board, Plan.Unit);
        return Wrap(Program, board);
    }
}
