namespace NanoV2G.OffendingSamples;

public class Formats
{
    public string Composite(string watts)
    {
        return string.Format("{0} W", watts); // expect: format-string
    }

    public string Padded(int watts)
    {
        return watts.ToString("D4"); // expect: format-string
    }

    public string Interpolated(int watts)
    {
        return $"{watts} W"; // expect: format-string
    }

    public string Joined(string watts)
    {
        return $"{watts} W";
    }

    public string Plain(int watts)
    {
        return watts.ToString() + " W";
    }
}
