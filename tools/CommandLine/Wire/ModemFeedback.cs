using NanoV2G.Hal.Host.Modbus;
using NanoV2G.Tools.Commands;

namespace NanoV2G.Tools.Wire;

/// <summary>
/// The mirror contact of a real contactor between the modem lines DTR and CTS, or DTR and DSR, of the adapter: held
/// means that the contact is closed, that is, proves the main contacts open.
/// </summary>
public sealed class ModemFeedback : IFeedback
{
    private readonly HostSerialLine _port;
    private readonly bool _isCts;

    /// <summary>Sees a contact.</summary>
    /// <param name="port">The adapter.</param>
    /// <param name="isCts">Whether it is wired to CTS; else to DSR.</param>
    /// <exception cref="UserInputException">The port has no modem lines.</exception>
    public ModemFeedback(HostSerialLine port, bool isCts)
    {
        _port = port;
        _isCts = isCts;
        if (!port.TryHoldDataTerminalReady())
        {
            throw new UserInputException("--feedback: this port has no modem lines; expected an adapter that has them, or --feedback none.");
        }
    }

    /// <inheritdoc/>
    public bool? IsProvedOpen => _isCts ? _port.IsClearToSend : _port.IsDataSetReady;
}
