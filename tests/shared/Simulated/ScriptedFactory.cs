using System;
using NanoV2G.Hal.Board;
using NanoV2G.Hal.Simulated.Run;

namespace NanoV2G.Tests.Simulated;

/// <summary>Makes scripted programs and keeps the last one.</summary>
internal sealed class ScriptedFactory : IProgramFactory
{
    /// <summary>Program of the present boot.</summary>
    public ScriptedProgram Program;

    /// <summary>Programs made.</summary>
    public int Made;

    /// <summary>The permission to block that every program offers.</summary>
    public readonly ScriptedGate Gate = new ScriptedGate();

    /// <summary>Whether each tick drives the contactor closed.</summary>
    public bool ClosesContactor;

    /// <summary>Set-point that each tick asks for, W.</summary>
    public int SetpointWatts;

    /// <summary>Whether each record step appends one byte to the file "log".</summary>
    public bool Records;

    /// <summary>Whether exceptions of the store are swallowed, as a program's own threads would.</summary>
    public bool SwallowsExceptions;

    /// <summary>Tick in which the program throws, counted from each boot; 0 = never.</summary>
    public int ThrowsAtTick;

    /// <summary>Whether making a program throws.</summary>
    public bool ThrowsAtBoot;

    /// <inheritdoc/>
    public IBoardProgram Create(IBoard board)
    {
        Made++;
        if (ThrowsAtBoot)
        {
            throw new InvalidOperationException("scripted");
        }

        Program = new ScriptedProgram(this, board);
        return Program;
    }
}
