using System.Globalization;
using System.Text.Json.Nodes;
using Hipwise.Care.Sessions;
using Hipwise.Knowledge;

namespace Hipwise.Care.Tests.Year;

/// <summary>
/// A phone and a computer that tell of sessions over connections that break: what is not known to have arrived is sent again, later, in other
/// pieces, by either of them. What they send to keeps the first telling of each id, as the diary does.
/// </summary>
internal sealed class TwoDevices(Random random, KnowledgeBase knowledge)
{
    private readonly Dictionary<Guid, (Guid Session, string Kind, DateTimeOffset At, byte[] Json)> kept = [];

    /// <summary>Events that were to be told, each counted once.</summary>
    public int Told { get; private set; }

    /// <summary>Events that arrived, however often.</summary>
    public int Arrived { get; private set; }

    public int Kept => kept.Count;

    /// <summary>Tells of one session until all of it is there.</summary>
    public void Tell(SessionLog session)
    {
        var events = EventsOf(session);
        Told += events.Count;
        var waiting = new List<JsonObject>(events);
        while (waiting.Count > 0)
        {
            var batch = waiting.Take(1 + random.Next(waiting.Count)).ToList();
            var outcome = random.Next(4);
            if (outcome > 0)
            {
                Send(session.Id, batch);
            }

            // Lost on the way there, or only its answer: sent again. The other device may have had it as well.
            if (outcome > 1)
            {
                waiting.RemoveRange(0, batch.Count);
            }

            if (random.Next(8) == 0)
            {
                Send(session.Id, events.Where(_ => random.Next(2) == 0).Reverse());
            }
        }
    }

    /// <summary>All that was ever told, as after a restart.</summary>
    public TrainingLog ReadAll()
    {
        var reader = new DiaryReader(knowledge);
        foreach (var (session, kind, at, json) in kept.Values)
        {
            reader.Add(session, kind, at, json);
        }

        var (log, passedOver) = reader.Finish();
        passedOver.ShouldBe(0);
        return log;
    }

    private void Send(Guid session, IEnumerable<JsonObject> events)
    {
        var list = new JsonArray([.. events.Select(one => one.DeepClone())]);
        var read = new SessionEventReader(knowledge).Read(System.Text.Encoding.UTF8.GetBytes(list.ToJsonString()));
        Arrived += read.Length;
        foreach (var (one, json) in read.Zip(list))
        {
            kept.TryAdd(one.Id, (session, (string)json!["kind"]!, one.At, System.Text.Encoding.UTF8.GetBytes(json.ToJsonString())));
        }
    }

    private List<JsonObject> EventsOf(SessionLog session) =>
    [
        Event(NewId(), session.StartedAt, "begin", new JsonObject { ["block"] = session.Block, ["day"] = session.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) }),
        .. session.Sets.Select(set => Event(set.Id, set.At, "set", SetOf(set))),
        Event(NewId(), session.FinishedAt!.Value, "finish", []),
    ];

    private static JsonObject Event(Guid id, DateTimeOffset at, string kind, JsonObject content)
    {
        (content["id"], content["at"], content["kind"]) = ($"{id}", at.ToString("o", CultureInfo.InvariantCulture), kind);
        return content;
    }

    private static JsonObject SetOf(SetDone set)
    {
        var json = new JsonObject
        {
            ["line"] = set.Line, ["exercise"] = set.Exercise, ["number"] = set.Number, ["of"] = set.Of, ["planned"] = WorkOf(set.Planned), ["done"] = WorkOf(set.Done),
            ["effort"] = set.Effort, ["pain"] = set.Pain, ["tipped"] = set.Tipped,
        };
        if (set.Side is { } side)
        {
            json["side"] = $"{side}".ToLowerInvariant();
        }

        return json;
    }

    private static JsonObject WorkOf(Work work)
    {
        var json = new JsonObject();
        void Add(string name, JsonNode? value)
        {
            if (value is not null)
            {
                json[name] = value;
            }
        }

        Add("repetitions", work.Repetitions);
        Add("holdSeconds", work.HoldSeconds);
        Add("loadKg", work.LoadKg);
        Add("band", work.Band);
        return json;
    }

    private Guid NewId()
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
