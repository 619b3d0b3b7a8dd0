namespace NanoV2G.Hal.Simulated.Run;

/// <summary>The threads of a board, each of which can hang while the others run.</summary>
public enum BoardThread
{
    /// <summary>No thread.</summary>
    None = 0,

    /// <summary>Moves the buses.</summary>
    Sense = 1,

    /// <summary>Runs the control tick.</summary>
    Control = 2,

    /// <summary>Writes the record.</summary>
    Record = 3,

    /// <summary>Sends and reads messages.</summary>
    Report = 4,

    /// <summary>Connects the link: hangs with the parked posture asked for.</summary>
    Link = 5,
}
