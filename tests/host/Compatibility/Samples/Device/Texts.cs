namespace NanoV2G.OffendingSamples;

public class Texts
{
    public string Replaced(string text)
    {
        return text.Replace("a", "b"); // expect: text-member
    }

    public string Listed(string[] names)
    {
        return string.Join(", ", names); // expect: text-member
    }

    public bool IsNumber(char one)
    {
        return char.IsDigit(one); // expect: text-member
    }

    public bool IsNumberByHand(char one)
    {
        return one >= '0' && one <= '9';
    }
}
