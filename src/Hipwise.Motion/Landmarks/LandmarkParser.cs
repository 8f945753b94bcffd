using System.Text.Json;
using Hipwise.Formats;

namespace Hipwise.Motion.Landmarks;

/// <summary>Walks through the JSON of a take once, keeping the place for messages.</summary>
internal sealed class LandmarkParser(string file)
{
    private const int LargestSide = 16_384;
    private const double HighestRate = 1000;
    private readonly float[] image = new float[LandmarkTake.Stride];
    private readonly float[] world = new float[LandmarkTake.Stride];
    private LandmarkTakeBuilder builder = new(1, 1);
    private string engine = "";
    private string model = "";
    private int width;
    private int height;
    private double rate = double.NaN;
    private bool hasFrames;

    /// <summary>Where reading is, for instance <c>frames[3].image</c>.</summary>
    public string Place { get; private set; } = "";

    public LandmarkTake Parse(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw Bad("A take starts with { and has the keys width, height and frames.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            Place = reader.GetString() ?? "";
            reader.Read();
            ReadPart(ref reader);
        }

        Place = "";
        if (reader.Read())
        {
            throw Bad("Something follows the take.");
        }

        CheckSize("width", width);
        CheckSize("height", height);
        (builder.Engine, builder.Model) = (engine, model);
        return hasFrames
            ? builder.ToTake() with { Width = width, Height = height }
            : throw Bad("'frames' is missing: a list of frames, each with t, image and world.");
    }

    private void ReadPart(ref Utf8JsonReader reader)
    {
        switch (Place)
        {
            case "width":
                width = Whole(ref reader);
                break;
            case "height":
                height = Whole(ref reader);
                break;
            case "fps":
                rate = reader.GetDouble();
                if (!(rate is > 0 and <= HighestRate))
                {
                    throw Bad($"A rate of {rate} frames a second; it must be above 0 and at most {HighestRate}.");
                }

                break;
            case "engine":
                engine = reader.GetString() ?? "";
                break;
            case "model":
                model = reader.GetString() ?? "";
                break;
            case "landmarkNames":
                ReadNames(ref reader);
                break;
            case "frames":
                ReadFrames(ref reader);
                break;
            default:
                reader.Skip();
                break;
        }
    }

    // Another engine's points in another order would give angles that look right.
    private void ReadNames(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.StartArray, "a list of names");
        var index = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var name = reader.GetString();
            if (index >= LandmarkNames.Count || name != LandmarkNames.All[index])
            {
                throw Bad($"Name {index + 1} is '{name}'; the {LandmarkNames.Count} points of BlazePose in their order are read.");
            }

            index++;
        }

        if (index != LandmarkNames.Count)
        {
            throw Bad($"{index} names; there must be {LandmarkNames.Count}.");
        }
    }

    private void ReadFrames(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.StartArray, "a list of frames");
        if (hasFrames)
        {
            throw Bad("There are frames already.");
        }

        hasFrames = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Place = $"frames[{builder.Count}]";
            Expect(ref reader, JsonTokenType.StartObject, "a frame in braces");
            ReadFrame(ref reader);
        }
    }

    private void ReadFrame(ref Utf8JsonReader reader)
    {
        var frame = Place;
        var (time, people, roll, seen, placed) = (double.NaN, -1, float.NaN, false, false);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.GetString();
            Place = $"{frame}.{key}";
            reader.Read();
            switch (key)
            {
                case "t":
                    time = reader.GetDouble();
                    break;
                case "persons":
                    people = Whole(ref reader);
                    break;
                case "roll":
                    roll = reader.TokenType == JsonTokenType.Null ? float.NaN : reader.GetSingle();
                    break;
                case "image":
                    seen = ReadPoints(ref reader, image);
                    break;
                case "world":
                    placed = ReadPoints(ref reader, world);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        Place = frame;
        Add(double.IsNaN(time) ? builder.Count / rate : time, seen, placed, people, roll);
    }

    private void Add(double time, bool seen, bool placed, int people, float roll)
    {
        if (double.IsNaN(time))
        {
            throw Bad("The frame has no time 't', and the take no 'fps'.");
        }

        try
        {
            builder.Add(time, seen ? image : [], placed ? world : [], people >= 0 ? people : seen ? 1 : 0, roll);
        }
        catch (ArgumentException problem)
        {
            throw Bad(problem.Message.Split(" (Parameter", StringSplitOptions.None)[0], problem);
        }
    }

    private bool ReadPoints(ref Utf8JsonReader reader, float[] points)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return false;
        }

        Expect(ref reader, JsonTokenType.StartArray, "a list of points, or null");
        var at = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Expect(ref reader, JsonTokenType.StartArray, "a point as [x, y, z, visibility]");
            var start = at;
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (at == LandmarkTake.Stride || at == start + 4)
                {
                    throw Bad($"A frame has {LandmarkNames.Count} points of 4 numbers; here are more.");
                }

                points[at++] = reader.TokenType == JsonTokenType.Null ? float.NaN : Finite(reader.GetSingle());
            }

            if (at != start + 4)
            {
                throw Bad($"Point {(start / 4) + 1} has {at - start} numbers; it must have 4.");
            }
        }

        return at == LandmarkTake.Stride ? true : throw Bad($"{at / 4} points; there must be {LandmarkNames.Count}.");
    }

    private float Finite(float value) => float.IsFinite(value) ? value : throw Bad("A number beyond all bounds.");

    private int Whole(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var value) ? value : throw Bad("A whole number was expected here.");

    private void CheckSize(string what, int size)
    {
        if (size is < 1 or > LargestSide)
        {
            throw Bad($"'{what}' of the picture is {size}; it must be 1 to {LargestSide} px.");
        }
    }

    private void Expect(ref Utf8JsonReader reader, JsonTokenType kind, string words)
    {
        if (reader.TokenType != kind)
        {
            throw Bad($"Here stands {reader.TokenType}, where {words} was expected.");
        }
    }

    private BadFileException Bad(string problem, Exception? inner = null) => new(file, 0, Place, problem, inner);
}
