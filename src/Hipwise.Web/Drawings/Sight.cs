using System.Numerics;

namespace Hipwise.Web.Drawings;

/// <summary>From where a figure is seen; a parallel projection, so that lengths can be compared.</summary>
/// <param name="Degrees">Turn around the body: 0 from its right, 90 from its front, -90 from its back.</param>
/// <param name="Above">Degrees looked down.</param>
internal readonly record struct Sight(double Degrees, double Above)
{
    // Seen from the side, a little from the front: so the far limbs show.
    private const double Aside = 12;
    private const double LookDown = 24;

    // Beyond this the two sides of the body are beside each other, no longer one behind the other.
    private const double Sideways = 60;

    /// <summary>True when one side of the body hides the other.</summary>
    public bool FromSide => Math.Abs(Degrees) < Sideways;

    /// <summary>The direction that a word of the format means.</summary>
    public static Sight Of(string view) => view switch
    {
        "front" => new(90, 0),
        "front-above" => new(90, LookDown),
        "back" => new(-90, 0),
        "front-side" => new(40, 0),
        "back-side" => new(-40, 0),
        "side-from-behind" => new(-Aside, 0),
        _ => new(Aside, 0),
    };

    /// <summary>A point on the drawing, y downwards.</summary>
    public Vector2 See(Vector3 point) =>
        new((point.X * Cos(Degrees)) - (point.Z * Sin(Degrees)), (Level(point) * Sin(Above)) - (point.Y * Cos(Above)));

    /// <summary>How near a point is to the eye.</summary>
    public float Near(Vector3 point) => (Level(point) * Cos(Above)) + (point.Y * Sin(Above));

    /// <summary>A ball on the drawing.</summary>
    public Disc See(Ball ball) => new(See(ball.Center), ball.Radius);

    private float Level(Vector3 point) => (point.X * Sin(Degrees)) + (point.Z * Cos(Degrees));

    private static float Cos(double degrees) => (float)Math.Cos(degrees * Math.PI / 180);

    private static float Sin(double degrees) => (float)Math.Sin(degrees * Math.PI / 180);
}
