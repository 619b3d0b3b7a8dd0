namespace NanoV2G.OffendingSamples;

public class StringSwitches
{
    public int Few(string verb)
    {
        switch (verb) // expect: string-switch
        {
            case "set":
                return 1;
            case "clear":
                return 2;
            default:
                return 0;
        }
    }

    public int Many(string verb)
    {
        switch (verb) // expect: string-switch
        {
            case "a1":
                return 1;
            case "b2":
                return 2;
            case "c3":
                return 3;
            case "d4":
                return 4;
            case "e5":
                return 5;
            case "f6":
                return 6;
            case "g7":
                return 7;
            case "h8":
                return 8;
            default:
                return 0;
        }
    }

    public int Expression(string verb)
    {
        return verb switch { "x" => 1, "y" => 2, _ => 0 }; // expect: string-switch
    }

    public bool Either(string verb)
    {
        if (verb == "set" || verb == "clear")
        {
            return true;
        }

        return verb == "start" || verb == "stop";
    }

    public int OnNumber(int verb)
    {
        switch (verb)
        {
            case 1:
                return 2;
            case 2:
                return 1;
            default:
                return 0;
        }
    }
}
