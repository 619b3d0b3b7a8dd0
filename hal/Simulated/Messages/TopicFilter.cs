namespace NanoV2G.Hal.Simulated.Messages;

/// <summary>Matches topics with filters as MQTT 3.1.1, section 4.7, says: + is one level, # at the end is all the rest.</summary>
public static class TopicFilter
{
    /// <summary>Whether a topic is asked for by a filter.</summary>
    /// <param name="filter">Filter with or without wildcards.</param>
    /// <param name="topic">Topic without wildcards.</param>
    /// <returns>True when it matches.</returns>
    public static bool Matches(string filter, string topic)
    {
        int inTopic = 0;
        for (int inFilter = 0; inFilter < filter.Length; inFilter++)
        {
            char wanted = filter[inFilter];
            if (wanted == '#')
            {
                return true;
            }

            if (wanted == '+')
            {
                while (inTopic < topic.Length && topic[inTopic] != '/')
                {
                    inTopic++;
                }
            }
            else if (inTopic < topic.Length && topic[inTopic] == wanted)
            {
                inTopic++;
            }
            else
            {
                // "a/#" also asks for "a" itself.
                return inTopic == topic.Length && wanted == '/' && inFilter + 2 == filter.Length && filter[inFilter + 1] == '#';
            }
        }

        return inTopic == topic.Length;
    }
}
