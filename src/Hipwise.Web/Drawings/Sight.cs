using System.Numerics;

namespace Hipwise.Web.Drawings;

/// <summary>From where a figure is seen; a parallel projection, so that lengths can be compared.</summary>
internal readonly record struct Sight(double Degrees)
{
    // Seen from the side, a little from the front: so the far limbs show.
    private const double Aside = 12;

    // Beyond this the two sides of the body are beside each other, no longer one behind the other.
    private const double Sideways = 60;

    /// <summary>True when one side of the body hides the other.</summary>
    public bool FromSide => Math.Abs(Degrees) < Sideways;

    /// <summary>The direction that a word of the format means.</summary>
    public static Sight Of(string view) => new(view switch { "front" => 90, "back" => -90, "front-side" => 40, "back-side" => -40, _ => Aside });

    /// <summary>A point on the drawing, y downwards.</summary>
    public Vector2 See(Vector3 point) => new((point.X * Cos) - (point.Z * Sin), -point.Y);

    /// <summary>How near a point is to the eye.</summary>
    public float Near(Vector3 point) => (point.X * Sin) + (point.Z * Cos);

    /// <summary>A ball on the drawing.</summary>
    public Disc See(Ball ball) => new(See(ball.Center), ball.Radius);

    private float Cos => (float)Math.Cos(Degrees * Math.PI / 180);

    private float Sin => (float)Math.Sin(Degrees * Math.PI / 180);
}
