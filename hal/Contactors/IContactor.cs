namespace NanoV2G.Hal.Contactors;

/// <summary>
/// The AC main contactor between the supply and the inverter, or two of them in series (double break). A mask has one bit
/// for each: 1 = the first, 2 = the second.
/// </summary>
public interface IContactor
{
    /// <summary>The mask of all that there are: 1, or 3 for two in series.</summary>
    int All { get; }

    /// <summary>
    /// The mask of those whose mirror contact does not prove that every main contact of theirs is open (IEC 60947-4-1
    /// annex F). An ordinary auxiliary contact proves nothing about a weld.
    /// </summary>
    int NotProvedOpen { get; }

    /// <summary>Energises or releases the coil of each.</summary>
    /// <param name="closed">True to energise.</param>
    void Drive(bool closed);
}
