namespace NanoV2G.Hal.Simulated.Messages;

/// <summary>
/// Told when the controller dies and when it starts: a link between the two drops the connection without a farewell,
/// so that the broker publishes the last will.
/// </summary>
public interface IControllerPresence
{
    /// <summary>The controller has lost its supply or has been reset.</summary>
    void OnControllerDown();

    /// <summary>The controller is about to run its program from the start.</summary>
    void OnControllerUp();
}
