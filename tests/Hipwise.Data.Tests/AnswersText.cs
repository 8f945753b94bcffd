using System.Text.Json;
using System.Text.Json.Serialization;
using Hipwise.Care.Checkup;
using Hipwise.Core;

namespace Hipwise.Data.Tests;

/// <summary>Answers as text, so that two of them can be compared to the last bit.</summary>
internal static class AnswersText
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, IncludeFields = true, Converters = { new AsWhatItIs() } };

    public static string Of(Answers answers) => JsonSerializer.Serialize(answers, Options);

    private sealed class AsWhatItIs : JsonConverter<Reading>
    {
        public override Reading Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Reading value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value, value.GetType(), options);
    }
}
