using System.Text.Json;

namespace Hipwise.Motion.Landmarks;

/// <summary>Writes a take as the JSON that <see cref="LandmarkReader"/> reads.</summary>
public static class LandmarkWriter
{
    private const int FlushAt = 64 * 1024;

    /// <summary>Writes the take; what nobody was seen in is <c>null</c>.</summary>
    /// <param name="take">What to write.</param>
    /// <param name="stream">Where to; it stays open.</param>
    public static void Write(LandmarkTake take, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        json.WriteString("schema", "pose-landmarks/1");
        json.WriteString("engine", take.Engine);
        json.WriteString("model", take.Model);
        json.WriteNumber("width", take.Width);
        json.WriteNumber("height", take.Height);
        json.WriteStartArray("landmarkNames");
        foreach (var name in LandmarkNames.All)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
        json.WriteStartArray("frames");
        for (var frame = 0; frame < take.FrameCount; frame++)
        {
            WriteFrame(take, frame, json);
            if (json.BytesPending > FlushAt)
            {
                json.Flush();
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteFrame(LandmarkTake take, int frame, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("t", take.Times[frame]);
        json.WriteNumber("persons", take.Persons[frame]);
        if (!float.IsNaN(take.Roll[frame]))
        {
            json.WriteNumber("roll", take.Roll[frame]);
        }

        WritePoints(json, "image", take.ImageOf(frame));
        WritePoints(json, "world", take.World.AsSpan(frame * LandmarkTake.Stride, LandmarkTake.Stride));
        json.WriteEndObject();
    }

    private static void WritePoints(Utf8JsonWriter json, string name, ReadOnlySpan<float> points)
    {
        if (!points.ContainsAnyExcept(float.NaN))
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartArray(name);
        for (var i = 0; i < points.Length; i += 4)
        {
            json.WriteStartArray();
            for (var k = 0; k < 4; k++)
            {
                if (float.IsNaN(points[i + k]))
                {
                    json.WriteNullValue();
                }
                else
                {
                    json.WriteNumberValue(points[i + k]);
                }
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}
