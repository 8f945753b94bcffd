using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hipwise.Data.Answering;

/// <summary>Fragments of an answers file: their one stored form, and how they become a whole again.</summary>
internal static class Fragments
{
    /// <summary>The largest fragment, in bytes of UTF-8.</summary>
    public const int Largest = 64 * 1024;

    /// <summary>The deepest nesting, that of an answers file.</summary>
    public const int Deepest = 12;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = Deepest, AllowDuplicateProperties = false };
    private static readonly JsonWriterOptions Minified = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = Deepest };

    /// <summary>The stored form of a JSON text: without spaces, each number as it was written. Null when it is no sound JSON.</summary>
    public static string? TryNormalise(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, Strict);
            return Write(document.RootElement);
        }
        catch (Exception problem) when (IsUnsound(problem))
        {
            return null;
        }
    }

    /// <inheritdoc cref="TryNormalise(ReadOnlyMemory{byte})"/>
    public static string? TryNormalise(JsonElement json)
    {
        try
        {
            return Write(json);
        }
        catch (Exception problem) when (IsUnsound(problem))
        {
            return null;
        }
    }

    /// <inheritdoc cref="TryNormalise(ReadOnlyMemory{byte})"/>
    public static string? TryNormalise(JsonNode json)
    {
        try
        {
            return TryNormalise(Encoding.UTF8.GetBytes(json.ToJsonString()));
        }
        catch (Exception problem) when (IsUnsound(problem))
        {
            return null;
        }
    }

    /// <summary>The fragment of a stored text, or null when it is none.</summary>
    public static JsonObject? TryParse(string text)
    {
        // Stored texts are normalised; a file edited by hand need not be.
        var sound = TryNormalise(Encoding.UTF8.GetBytes(text));
        return sound is null ? null : JsonNode.Parse(sound) as JsonObject;
    }

    /// <summary>Objects merge, lists follow one another without a word twice, of two values the later one stays; null says nothing.</summary>
    public static JsonObject Merge(IEnumerable<JsonObject> fragments)
    {
        var whole = new JsonObject();
        foreach (var fragment in fragments)
        {
            MergeInto(whole, fragment);
        }

        return whole;
    }

    private static void MergeInto(JsonObject whole, JsonObject fragment)
    {
        foreach (var (name, value) in fragment.Where(member => member.Value is not null))
        {
            switch (whole[name], value)
            {
                case (JsonObject earlier, JsonObject later):
                    MergeInto(earlier, later);
                    break;
                case (JsonArray earlier, JsonArray later):
                    Append(earlier, later);
                    break;
                default:
                    whole[name] = value!.DeepClone();
                    break;
            }
        }
    }

    private static void Append(JsonArray earlier, JsonArray later)
    {
        var words = earlier.Where(IsWord).Select(word => word!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
        foreach (var item in later.Where(item => !IsWord(item) || words.Add(item!.GetValue<string>())))
        {
            earlier.Add(item?.DeepClone());
        }
    }

    private static bool IsWord(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String;

    private static string Write(JsonElement json)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Minified))
        {
            json.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    // Broken JSON; a name twice; half a character; nested too deep.
    private static bool IsUnsound(Exception problem) => problem is JsonException or InvalidOperationException or ArgumentException;
}
